-- Keeps a tally unless a newer one, or the same, is there.
-- KEYS[1]  hash of the poll's tally
-- ARGV[1]  version of the tally
-- ARGV[2…] field, value, field, value, …
local stored = redis.call('HGET', KEYS[1], 'version')
if stored and tonumber(stored) >= tonumber(ARGV[1]) then
  return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
return 1
