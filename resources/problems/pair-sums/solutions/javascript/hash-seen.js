const data = require("fs").readFileSync(0, "utf8").split(/\s+/);
const n = Number(data[0]);
const target = Number(data[1]);

const seen = new Map();
let pairs = 0;
for (let i = 0; i < n; i++) {
  const value = Number(data[i + 2]);
  pairs += seen.get(target - value) || 0;
  seen.set(value, (seen.get(value) || 0) + 1);
}
console.log(String(pairs));
