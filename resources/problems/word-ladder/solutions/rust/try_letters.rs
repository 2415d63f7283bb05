use std::collections::{HashMap, HashSet, VecDeque};
use std::io::{self, Read};

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut words = text.split_ascii_whitespace();
    let n: usize = words.next().unwrap().parse().unwrap();
    let _q = words.next();
    let start = words.next().unwrap().as_bytes().to_vec();
    let mut unreached: HashSet<Vec<u8>> =
        words.by_ref().take(n).map(|w| w.as_bytes().to_vec()).collect();
    unreached.remove(&start);

    let mut distance = HashMap::new();
    distance.insert(start.clone(), 0);
    let mut queue = VecDeque::from(vec![start]);
    while let Some(word) = queue.pop_front() {
        let steps = distance[&word] + 1;
        let mut other = word.clone();
        for i in 0..word.len() {
            for letter in b'a'..=b'z' {
                other[i] = letter;
                if let Some(found) = unreached.take(&other) {
                    distance.insert(found.clone(), steps);
                    queue.push_back(found);
                }
            }
            other[i] = word[i];
        }
    }

    for target in words {
        println!("{}", distance.get(target.as_bytes()).copied().unwrap_or(-1));
    }
}
