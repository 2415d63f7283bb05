package main

import (
	"bufio"
	"fmt"
	"os"
)

const mod = 1000000007

type matrix [][]uint64

func newMatrix(n int) matrix {
	m := make(matrix, n)
	for i := range m {
		m[i] = make([]uint64, n)
	}
	return m
}

func multiply(a, b matrix) matrix {
	n := len(a)
	c := newMatrix(n)
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			var sum uint64
			for k := 0; k < n; k++ {
				sum = (sum + a[i][k]*b[k][j]) % mod
			}
			c[i][j] = sum
		}
	}
	return c
}

func power(m matrix, exponent uint64) matrix {
	result := newMatrix(len(m))
	for i := range result {
		result[i][i] = 1
	}
	for ; exponent > 0; exponent /= 2 {
		if exponent%2 == 1 {
			result = multiply(result, m)
		}
		m = multiply(m, m)
	}
	return result
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, m, q int
	fmt.Fscan(in, &n, &m, &q)
	edges := newMatrix(n)
	for i := 0; i < m; i++ {
		var u, v int
		fmt.Fscan(in, &u, &v)
		edges[u-1][v-1]++
	}
	for i := 0; i < q; i++ {
		var s, t int
		var length uint64
		fmt.Fscan(in, &s, &t, &length)
		fmt.Println(power(edges, length)[s-1][t-1])
	}
}
