function work(n) {
  let s = 0;
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < 7 * n; i++) { // SELF 70
      s += (i * 31) % 7; // SELF 70
    }
    for (let i = 0; i < 2 * n; i++) { // SELF 20
      s += (i * 31) % 7; // SELF 20
    }
    for (let i = 0; i < n; i++) { // SELF 10
      s += (i * 31) % 7; // SELF 10
    }
  }
  return s;
}

console.log(work(300000));
