const data = require("fs").readFileSync(0, "utf8").split(/\s+/).filter(Boolean);
const n = Number(data[0]);
const start = data[2];
const pattern = (word, i) => word.slice(0, i) + "." + word.slice(i + 1);

const buckets = new Map();
for (const word of data.slice(3, 3 + n)) {
  for (let i = 0; i < word.length; i++) {
    const key = pattern(word, i);
    if (buckets.has(key)) buckets.get(key).push(word);
    else buckets.set(key, [word]);
  }
}

const distance = new Map([[start, 0]]);
const queue = [start];
for (const word of queue) {
  const steps = distance.get(word) + 1;
  for (let i = 0; i < word.length; i++) {
    for (const other of buckets.get(pattern(word, i)) || []) {
      if (!distance.has(other)) {
        distance.set(other, steps);
        queue.push(other);
      }
    }
  }
}
console.log(data.slice(3 + n).map((word) => distance.get(word) ?? -1).join("\n"));
