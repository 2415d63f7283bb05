use std::io;

fn read_word() -> Vec<u8> {
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();
    line.trim().bytes().collect()
}

fn main() {
    let a = read_word();
    let b = read_word();
    let mut previous: Vec<u32> = (0..=b.len() as u32).collect();
    let mut current = vec![0; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        current[0] = i as u32 + 1;
        for (j, y) in b.iter().enumerate() {
            let replace = previous[j] + u32::from(x != y);
            current[j + 1] = replace.min(previous[j + 1] + 1).min(current[j] + 1);
        }
        std::mem::swap(&mut previous, &mut current);
    }
    println!("{}", previous[b.len()]);
}
