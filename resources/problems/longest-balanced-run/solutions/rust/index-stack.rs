use std::io;

fn main() {
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();

    let mut stack = vec![0]; // positions after which a matched part can begin
    let (mut length, mut start) = (0, 0);
    for (i, bracket) in line.trim().bytes().enumerate() {
        let position = i + 1;
        if bracket == b'(' {
            stack.push(position);
            continue;
        }
        stack.pop();
        match stack.last() {
            None => stack.push(position),
            Some(&begin) if position - begin > length => {
                length = position - begin;
                start = begin + 1;
            }
            Some(_) => {}
        }
    }
    println!("{} {}", length, start);
}
