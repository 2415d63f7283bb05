const data = require("fs").readFileSync(0, "utf8").split(/\s+/);
const n = Number(data[0]);
const k = Number(data[1]);
const missing = new Map();
for (const code of data.slice(2, 2 + k)) {
  missing.set(code, (missing.get(code) || 0) + 1);
}
const log = data.slice(2 + k, 2 + k + n);

let bestLength = n + 1;
let bestStart = -1;
let open = k;
let left = 0;
log.forEach((code, right) => {
  if (!missing.has(code)) return;
  const count = missing.get(code);
  missing.set(code, count - 1);
  if (count > 0) open--;
  while (open === 0) {
    if (right - left + 1 < bestLength) {
      bestLength = right - left + 1;
      bestStart = left + 1;
    }
    const leaving = log[left++];
    if (missing.has(leaving)) {
      const back = missing.get(leaving) + 1;
      missing.set(leaving, back);
      if (back > 0) open++;
    }
  }
});
console.log(bestStart < 0 ? "-1" : `${bestLength} ${bestStart}`);
