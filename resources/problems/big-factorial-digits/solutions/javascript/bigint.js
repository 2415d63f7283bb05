const numbers = require("fs").readFileSync(0, "utf8").split(/\s+/).filter(Boolean).map(Number);
const queries = numbers.slice(1, 1 + numbers[0]);

function describe(product) {
  const digits = product.toString();
  let sum = 0;
  let zeros = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(i) - 48;
    sum += digit;
    zeros = digit === 0 ? zeros + 1 : 0;
  }
  return sum + " " + zeros;
}

const answers = new Map();
let product = 1n;
let reached = 1;
for (const n of [...new Set(queries)].sort((a, b) => a - b)) {
  while (reached < n) {
    reached++;
    product *= BigInt(reached);
  }
  answers.set(n, describe(product));
}
console.log(queries.map((n) => answers.get(n)).join("\n"));
