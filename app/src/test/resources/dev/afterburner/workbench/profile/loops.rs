use std::hint::black_box;

fn work(n: u64) -> u64 {
    let mut s = 0;
    for _ in 0..20 {
        for i in 0..7 * n { // SELF 70
            s = black_box(s + i * i % 7); // SELF 70
        }
        for i in 0..2 * n { // SELF 20
            s = black_box(s + i * i % 7); // SELF 20
        }
        for i in 0..n { // SELF 10
            s = black_box(s + i * i % 7); // SELF 10
        }
    }
    s
}

fn main() {
    println!("{}", work(300_000));
}
