const n = Number(require("fs").readFileSync(0, "utf8"));
const composite = new Uint8Array(n + 1);

let count = 0;
let gap = 0;
let start = 0;
let previous = 0;
for (let p = 2; p <= n; p++) {
  if (composite[p]) continue;
  count++;
  if (previous && p - previous > gap) {
    gap = p - previous;
    start = previous;
  }
  previous = p;
  for (let multiple = p * p; multiple <= n; multiple += p) composite[multiple] = 1;
}
console.log(`${count} ${gap} ${start}`);
