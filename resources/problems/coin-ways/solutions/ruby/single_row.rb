MOD = 1_000_000_007

gets
coins = gets.split.map(&:to_i).uniq
amounts = gets.split.map(&:to_i)
top = amounts.max

ways = [1] + [0] * top
coins.each do |coin|
  (coin..top).each do |a|
    ways[a] = (ways[a] + ways[a - coin]) % MOD
  end
end
amounts.each { |a| puts ways[a] }
