const lines = require("fs").readFileSync(0, "latin1").split("\n");
const [rows, columns] = lines[0].split(" ").map(Number);

// One extra column of water on the right, one extra row above and below.
const width = columns + 1;
const land = new Uint8Array(width * (rows + 2));
for (let r = 0; r < rows; r++) {
  for (let c = 0; c < columns; c++) {
    if (lines[r + 1][c] === "#") land[(r + 1) * width + c] = 1;
  }
}

const steps = [-1, 1, -width, width];
let islands = 0;
let largest = 0;
for (let start = 0; start < land.length; start++) {
  if (!land[start]) continue;
  islands++;
  let size = 0;
  land[start] = 0;
  const stack = [start];
  while (stack.length > 0) {
    const at = stack.pop();
    size++;
    for (const step of steps) {
      if (land[at + step]) {
        land[at + step] = 0;
        stack.push(at + step);
      }
    }
  }
  largest = Math.max(largest, size);
}
console.log(`${islands} ${largest}`);
