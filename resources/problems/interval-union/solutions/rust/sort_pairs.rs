use std::io::{self, Read};

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut numbers = text.split_ascii_whitespace().map(|t| t.parse::<i32>().unwrap());
    let n = numbers.next().unwrap() as usize;

    let mut intervals = Vec::with_capacity(n);
    for _ in 0..n {
        let a = numbers.next().unwrap();
        let b = numbers.next().unwrap();
        intervals.push((a, b));
    }
    intervals.sort();

    let mut total = 0i64;
    let mut reach = i32::MIN;
    for (a, b) in intervals {
        if b > reach {
            total += i64::from(b - a.max(reach));
            reach = b;
        }
    }
    println!("{}", total);
}
