function first(n) {
  let s = 0;
  for (let i = 0; i < n; i++) { // SELF 70
    s += (i * 31) % 7; // SELF 70
  }
  return s;
}

function second(n) {
  let s = 0;
  for (let i = 0; i < n; i++) { // SELF 20
    s += (i * 31) % 7; // SELF 20
  }
  return s;
}

function third(n) {
  let s = 0;
  for (let i = 0; i < n; i++) { // SELF 10
    s += (i * 31) % 7; // SELF 10
  }
  return s;
}

function work(n) {
  let s = 0;
  for (let round = 0; round < 20; round++) {
    s += first(7 * n) + second(2 * n) + third(n);
  }
  return s;
}

function take() {
  return new Uint8Array(60000000).fill(7); // ALLOC
}

const kept = take();
console.log(work(300000) + kept[5000]);
