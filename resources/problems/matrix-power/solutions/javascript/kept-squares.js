const MOD = 1000000007n;
const words = require("fs").readFileSync(0, "utf8").split(/\s+/).filter(Boolean);
let next = 0;
const n = Number(words[next++]);
const m = Number(words[next++]);
const q = Number(words[next++]);

// Residues are kept as BigInt because their products exceed 2^53.
function multiply(a, b) {
  return a.map((row) => {
    const result = new Array(n).fill(0n);
    row.forEach((factor, k) => {
      if (factor === 0n) return;
      for (let j = 0; j < n; j++) result[j] += factor * b[k][j];
    });
    return result.map((value) => value % MOD);
  });
}

const edges = Array.from({ length: n }, () => new Array(n).fill(0n));
for (let i = 0; i < m; i++) {
  const u = Number(words[next++]);
  const v = Number(words[next++]);
  edges[u - 1][v - 1] += 1n;
}
const squares = [edges];
while (squares.length < 60) {
  const last = squares[squares.length - 1];
  squares.push(multiply(last, last));
}
for (let i = 0; i < q; i++) {
  const s = Number(words[next++]);
  const t = Number(words[next++]);
  const length = BigInt(words[next++]);
  let row = [new Array(n).fill(0n)];
  row[0][s - 1] = 1n;
  for (let bit = 0; bit < 60; bit++) {
    if ((length >> BigInt(bit)) & 1n) row = multiply(row, squares[bit]);
  }
  console.log(String(row[0][t - 1]));
}
