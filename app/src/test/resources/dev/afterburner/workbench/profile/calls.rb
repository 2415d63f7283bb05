def spin(n)
  s = 0
  i = 0
  while i < n
    s += i * i % 7
    i += 1
  end
  s
end

def work(n)
  s = 0
  20.times do
    s += spin(7 * n) # TOTAL 70
    s += spin(2 * n) # TOTAL 20
    s += spin(n) # TOTAL 10
  end
  s
end

kept = "x" * 20_000_000 # ALLOC
puts work(12000) + kept.size
