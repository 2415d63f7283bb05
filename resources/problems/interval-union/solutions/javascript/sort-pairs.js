const lines = require("fs").readFileSync(0, "utf8").split("\n");
const n = parseInt(lines[0], 10);

const intervals = [];
for (let i = 1; i <= n; i++) {
  intervals.push(lines[i].split(" ").map(Number));
}
intervals.sort((p, q) => p[0] - q[0]);

let total = 0;
let reach = -Infinity;
for (const [a, b] of intervals) {
  if (b > reach) {
    total += b - Math.max(a, reach);
    reach = b;
  }
}
console.log(String(total));
