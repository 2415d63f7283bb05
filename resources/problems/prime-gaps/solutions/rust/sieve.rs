use std::io;

fn main() {
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();
    let n: usize = line.trim().parse().unwrap();

    let mut composite = vec![false; n / 2 + 1]; // index i stands for 2 * i + 1
    let mut count = if n >= 2 { 1 } else { 0 };
    let (mut gap, mut start, mut previous) = (0, 0, 2);
    for number in (3..=n).step_by(2) {
        if composite[number / 2] {
            continue;
        }
        count += 1;
        if number - previous > gap {
            gap = number - previous;
            start = previous;
        }
        previous = number;
        let mut multiple = number * number;
        while multiple <= n {
            composite[multiple / 2] = true;
            multiple += 2 * number;
        }
    }
    println!("{} {} {}", count, gap, start);
}
