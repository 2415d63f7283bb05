const [header, line] = require("fs").readFileSync(0, "utf8").split("\n");
const [n, k] = header.split(" ").map(Number);
const text = line.trim();

// Number the different substrings of length 1, 2, 4, ... until k is reached.
function nameWith(names, step) {
  const known = new Map();
  const result = [];
  for (let i = 0; i + step < names.length; i++) {
    const pair = names[i] * 1048576 + names[i + step];
    let name = known.get(pair);
    if (name === undefined) {
      name = known.size;
      known.set(pair, name);
    }
    result.push(name);
  }
  return result;
}

if (k > n) {
  console.log("0");
} else {
  let names = Array.from(text, (c) => c.charCodeAt(0));
  let length = 1;
  while (length < k) {
    const step = Math.min(length, k - length);
    names = nameWith(names, step);
    length += step;
  }
  console.log(String(new Set(names).size));
}
