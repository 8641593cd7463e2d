using System.Text;

namespace RedStation.Storage.Projections;

/// <summary>Spreads ids over shards, the same way in every process and version.</summary>
public static class ShardHash
{
    /// <summary>The 32-bit FNV-1a hash of the id's UTF-8 bytes, 0 … 2^32 − 1; the shard is its remainder.</summary>
    public static long Of(string id)
    {
        var hash = 2_166_136_261u;
        foreach (var octet in Encoding.UTF8.GetBytes(id))
        {
            hash = unchecked((hash ^ octet) * 16_777_619u);
        }

        return hash;
    }
}
