const lines = require("fs").readFileSync(0, "latin1").split("\n");
const k = Number(lines[0]);

const counts = new Map();
for (let i = 1; i < lines.length; i++) {
  const key = lines[i].trim();
  if (key) counts.set(key, (counts.get(key) || 0) + 1);
}

const ranking = [...counts].sort((x, y) => {
  if (x[1] !== y[1]) return y[1] - x[1];
  return x[0] < y[0] ? -1 : 1;
});
for (const [key, count] of ranking.slice(0, k)) console.log(key, count);
