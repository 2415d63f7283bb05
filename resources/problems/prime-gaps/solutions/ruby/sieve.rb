n = gets.to_i

# Index i stands for the odd number 2 * i + 1.
odd = Array.new((n + 1) / 2, true)
p = 3
while p * p <= n
  if odd[p / 2]
    i = p * p / 2
    while i < odd.size
      odd[i] = false
      i += p
    end
  end
  p += 2
end

count = n >= 2 ? 1 : 0
gap = start = 0
previous = 2
i = 1
while i < odd.size
  if odd[i]
    number = 2 * i + 1
    count += 1
    if number - previous > gap
      gap = number - previous
      start = previous
    end
    previous = number
  end
  i += 1
end
puts "#{count} #{gap} #{start}"
