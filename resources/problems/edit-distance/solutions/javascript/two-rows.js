const lines = require("fs").readFileSync(0, "utf8").split("\n");
const a = (lines[0] || "").trim();
const b = (lines[1] || "").trim();

let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
let current = new Array(b.length + 1).fill(0);
for (let i = 1; i <= a.length; i++) {
  current[0] = i;
  for (let j = 1; j <= b.length; j++) {
    const replace = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
    current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, replace);
  }
  [previous, current] = [current, previous];
}
console.log(previous[b.length]);
