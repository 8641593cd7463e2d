using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using RedStation.Domain.Districts;

namespace RedStation.Api.Districts;

/// <summary>The boundary file as it is served: read once, with a tag that changes when the file does.</summary>
public sealed class DistrictOutline
{
    /// <summary>Reads the file.</summary>
    public DistrictOutline()
    {
        using var file = DistrictMap.OpenOutline();
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        TopoJson = copy.ToArray();
        Tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(TopoJson.Span))[..16]}\"");
    }

    /// <summary>The file, UTF-8.</summary>
    public ReadOnlyMemory<byte> TopoJson { get; }

    /// <summary>Its entity tag.</summary>
    public EntityTagHeaderValue Tag { get; }
}
