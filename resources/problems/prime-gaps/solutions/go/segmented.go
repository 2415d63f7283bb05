package main

import "fmt"

const blockSize = 1 << 16

func main() {
	var n int
	fmt.Scan(&n)

	count, gap, start, previous := 0, 0, 0, 0
	var base []int // primes up to the square root of the current block's end
	var next []int // next multiple of each, at or after the current block
	candidate := 2

	composite := make([]bool, blockSize)
	for low := 0; low <= n; low += blockSize {
		high := min(low+blockSize, n+1)
		for ; candidate*candidate < high; candidate++ {
			prime := true
			for _, p := range base {
				if p*p > candidate {
					break
				}
				if candidate%p == 0 {
					prime = false
					break
				}
			}
			if prime {
				base = append(base, candidate)
				next = append(next, candidate*candidate)
			}
		}

		clear(composite)
		for i, p := range base {
			multiple := next[i]
			for ; multiple < high; multiple += p {
				composite[multiple-low] = true
			}
			next[i] = multiple
		}
		for number := max(low, 2); number < high; number++ {
			if composite[number-low] {
				continue
			}
			count++
			if previous > 0 && number-previous > gap {
				gap, start = number-previous, previous
			}
			previous = number
		}
	}
	fmt.Println(count, gap, start)
}
