function spin(n) {
  let s = 0;
  for (let i = 0; i < n; i++) {
    s += (i * 31) % 7;
  }
  return s;
}

function work(n) {
  let s = 0;
  for (let round = 0; round < 20; round++) {
    s += spin(7 * n); // TOTAL 70
    s += spin(2 * n); // TOTAL 20
    s += spin(n); // TOTAL 10
  }
  return s;
}

const kept = new Uint8Array(60000000);
kept.fill(7); // ALLOC
console.log(work(300000) + kept[5000]);
