use std::collections::HashSet;
use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let mut words = input.split_ascii_whitespace();
    let _n = words.next();
    let k: usize = words.next().unwrap().parse().unwrap();
    let text = words.next().unwrap().as_bytes();
    let seen: HashSet<&[u8]> = text.windows(k).collect();
    println!("{}", seen.len());
}
