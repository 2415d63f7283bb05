const text = require("fs").readFileSync(0, "latin1").trim();

// longest[i]: length of the longest matched part that ends before index i
const longest = new Int32Array(text.length + 1);
let length = 0;
let start = 0;
for (let i = 1; i <= text.length; i++) {
  if (text[i - 1] !== ")") continue;
  const opening = i - 2 - longest[i - 1];
  if (opening < 0 || text[opening] !== "(") continue;
  longest[i] = longest[i - 1] + 2 + longest[opening];
  if (longest[i] > length) {
    length = longest[i];
    start = i - length + 1;
  }
}
console.log(length, start);
