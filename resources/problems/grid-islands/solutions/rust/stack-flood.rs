use std::io::{self, Read};

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut lines = text.lines();
    let head: Vec<usize> = lines
        .next()
        .unwrap()
        .split_whitespace()
        .map(|t| t.parse().unwrap())
        .collect();
    let (rows, columns) = (head[0], head[1]);
    let mut land: Vec<Vec<bool>> = lines
        .take(rows)
        .map(|line| line.bytes().map(|cell| cell == b'#').collect())
        .collect();

    let mut islands = 0;
    let mut largest = 0;
    let mut stack = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if !land[row][column] {
                continue;
            }
            islands += 1;
            let mut size = 0;
            land[row][column] = false;
            stack.push((row, column));
            while let Some((r, c)) = stack.pop() {
                size += 1;
                // Steps left and up from 0 wrap around and fail the bound check.
                let near = [
                    (r.wrapping_sub(1), c),
                    (r + 1, c),
                    (r, c.wrapping_sub(1)),
                    (r, c + 1),
                ];
                for (y, x) in near {
                    if y < rows && x < columns && land[y][x] {
                        land[y][x] = false;
                        stack.push((y, x));
                    }
                }
            }
            largest = largest.max(size);
        }
    }
    println!("{} {}", islands, largest);
}
