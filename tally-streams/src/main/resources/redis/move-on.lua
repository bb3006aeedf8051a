-- Moves a view on, unless it stands somewhere else than its writer thinks.
-- KEYS[1]  hash of partition to next offset
-- ARGV     partition, from, to, partition, from, to, …
for i = 1, #ARGV, 3 do
  if (redis.call('HGET', KEYS[1], ARGV[i]) or '0') ~= ARGV[i + 1] then
    return 0
  end
end
for i = 1, #ARGV, 3 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 2])
end
return 1
