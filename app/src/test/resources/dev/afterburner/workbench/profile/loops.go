package main

import "fmt"

var sink int

func work(n int) {
	for round := 0; round < 20; round++ {
		for i := 0; i < 7*n; i++ { // SELF 70
			sink += i * i % 7 // SELF 70
		}
		for i := 0; i < 2*n; i++ { // SELF 20
			sink += i * i % 7 // SELF 20
		}
		for i := 0; i < n; i++ { // SELF 10
			sink += i * i % 7 // SELF 10
		}
	}
}

func main() {
	work(500000)
	fmt.Println(sink)
}
