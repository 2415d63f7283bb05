def work(n)
  s = 0
  20.times do
    i = 0
    while i < 7 * n # SELF 70
      s += i * i % 7 # SELF 70
      i += 1 # SELF 70
    end
    i = 0
    while i < 2 * n # SELF 20
      s += i * i % 7 # SELF 20
      i += 1 # SELF 20
    end
    i = 0
    while i < n # SELF 10
      s += i * i % 7 # SELF 10
      i += 1 # SELF 10
    end
  end
  s
end

puts work(12000)
