use std::cmp::Ordering;
use std::io::{self, Read};

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut numbers = text.split_ascii_whitespace().map(|t| t.parse::<i64>().unwrap());
    let n = numbers.next().unwrap() as usize;
    let target = numbers.next().unwrap();
    let mut values: Vec<i64> = numbers.take(n).collect();
    values.sort_unstable();

    let mut pairs: u64 = 0;
    let mut low = 0;
    let mut end = values.len(); // one past the upper pointer
    while low + 1 < end {
        let (left, right) = (values[low], values[end - 1]);
        match (left + right).cmp(&target) {
            Ordering::Less => low += 1,
            Ordering::Greater => end -= 1,
            Ordering::Equal if left == right => {
                let size = (end - low) as u64;
                pairs += size * (size - 1) / 2;
                break;
            }
            Ordering::Equal => {
                let mut left_size = 0;
                while values[low] == left {
                    left_size += 1;
                    low += 1;
                }
                let mut right_size = 0;
                while values[end - 1] == right {
                    right_size += 1;
                    end -= 1;
                }
                pairs += left_size * right_size;
            }
        }
    }
    println!("{}", pairs);
}
