use std::hint::black_box;

#[inline(never)]
fn spin(n: u64) -> u64 {
    let mut s = 0;
    for i in 0..n {
        s = black_box(s + i * i % 7);
    }
    s
}

fn work(n: u64) -> u64 {
    let mut s = 0;
    for _ in 0..20 {
        s += spin(7 * n); // TOTAL 70
        s += spin(2 * n); // TOTAL 20
        s += spin(n); // TOTAL 10
    }
    s
}

fn main() {
    let kept = vec![black_box(1u8); 20_000_000]; // ALLOC
    println!("{}", work(300_000) + kept[black_box(5000)] as u64);
}
