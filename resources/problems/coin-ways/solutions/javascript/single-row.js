const MOD = 1000000007;
const numbers = require("fs").readFileSync(0, "utf8").split(/\s+/).filter(Boolean).map(Number);
const [n, q] = numbers;
const coins = new Set(numbers.slice(2, 2 + n));
const amounts = numbers.slice(2 + n, 2 + n + q);
const top = Math.max(...amounts);

const ways = new Array(top + 1).fill(0);
ways[0] = 1;
for (const coin of coins) {
  for (let a = coin; a <= top; a++) {
    ways[a] = (ways[a] + ways[a - coin]) % MOD;
  }
}
console.log(amounts.map((a) => ways[a]).join("\n"));
