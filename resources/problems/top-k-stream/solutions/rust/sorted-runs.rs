use std::cmp::Reverse;
use std::io::{self, Read};

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut lines = text.lines();
    let k: usize = lines.next().unwrap().trim().parse().unwrap();
    let mut keys: Vec<&str> = lines.collect();
    keys.sort_unstable();

    let mut runs: Vec<(Reverse<usize>, &str)> = Vec::new();
    for key in keys {
        match runs.last_mut() {
            Some((Reverse(count), last)) if *last == key => *count += 1,
            _ => runs.push((Reverse(1), key)),
        }
    }
    runs.sort_unstable();
    for (Reverse(count), key) in runs.iter().take(k) {
        println!("{} {}", key, count);
    }
}
