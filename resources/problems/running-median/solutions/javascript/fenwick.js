const data = require("fs").readFileSync(0, "utf8").split(/\s+/);
const n = Number(data[0]);
const OFFSET = 500001;
const WIDTH = 1 << 20;

const tree = new Int32Array(WIDTH + 1);

function add(position) {
  for (let i = position; i <= WIDTH; i += i & -i) tree[i]++;
}

function select(rank) {
  let position = 0;
  for (let step = WIDTH >> 1; step > 0; step >>= 1) {
    if (tree[position + step] < rank) {
      position += step;
      rank -= tree[position];
    }
  }
  return position + 1;
}

const medians = [];
for (let k = 1; k <= n; k++) {
  add(Number(data[k]) + OFFSET);
  medians.push(select((k + 1) >> 1) - OFFSET);
}
if (n > 0) console.log(medians.join("\n"));
