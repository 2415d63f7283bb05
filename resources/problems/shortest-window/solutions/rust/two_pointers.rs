use std::collections::HashMap;
use std::io::{self, Read};

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut numbers = text.split_ascii_whitespace().map(|t| t.parse::<usize>().unwrap());
    let n = numbers.next().unwrap();
    let mut open = numbers.next().unwrap();
    let mut missing: HashMap<usize, i32> = HashMap::new();
    for code in numbers.by_ref().take(open) {
        *missing.entry(code).or_insert(0) += 1;
    }
    let log: Vec<usize> = numbers.collect();

    let mut best = (n + 1, 0);
    let mut left = 0;
    for right in 0..n {
        if let Some(count) = missing.get_mut(&log[right]) {
            *count -= 1;
            if *count >= 0 {
                open -= 1;
            }
        }
        while open == 0 {
            if right - left + 1 < best.0 {
                best = (right - left + 1, left + 1);
            }
            if let Some(count) = missing.get_mut(&log[left]) {
                *count += 1;
                if *count > 0 {
                    open += 1;
                }
            }
            left += 1;
        }
    }
    if best.1 == 0 {
        println!("-1");
    } else {
        println!("{} {}", best.0, best.1);
    }
}
