using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using RedStation.Contracts.Settings;

namespace RedStation.Silo.Map;

/// <summary>A base map of raster tiles; one entry of the configuration <c>RedStation:Map:Layers</c>.</summary>
public sealed partial class MapLayer
{
    /// <summary>Its name in the page.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>
    /// Address templates with <c>{s} {x} {y} {z} {key}</c> (<c>{-y}</c> where rows count from the south), drawn one above the other.
    /// </summary>
    public IList<string> Urls { get; } = [];

    /// <summary>What <c>{s}</c> may be.</summary>
    public IList<string> Subdomains { get; } = [];

    /// <summary>What <c>{key}</c> is. Browsers see it; restrict it to your site at the provider.</summary>
    public string? Key { get; set; }

    /// <summary>The datum its tiles are drawn in.</summary>
    public MapDatum Datum { get; set; }

    /// <summary>Whom to name under the map.</summary>
    public string Attribution { get; set; } = string.Empty;

    /// <summary>The greatest zoom that it has tiles for. 1 … 22.</summary>
    [Range(1, 22), SettingUnit("levels")]
    public int MaxZoom { get; set; } = 18;

    /// <summary>What of it a browser could not use: the member and a sentence.</summary>
    internal IEnumerable<(string Member, string Fault)> Faults()
    {
        if (string.IsNullOrWhiteSpace(Id))
        {
            yield return (nameof(Id), "is missing: the page shows it to choose the layer by.");
        }

        if (string.IsNullOrWhiteSpace(Attribution))
        {
            yield return (nameof(Attribution), "is missing: it names whose map this is.");
        }

        if (Urls.Count == 0)
        {
            yield return (nameof(Urls), "is missing: it holds at least one address such as https://tiles.example/{z}/{x}/{y}.png.");
        }

        for (var at = 0; at < Urls.Count; at++)
        {
            if (FaultOf(Urls[at]) is { } fault)
            {
                yield return ($"{nameof(Urls)}:{at}", $"is “{Urls[at]}”, and {fault}.");
            }
        }

        for (var at = 0; at < Subdomains.Count; at++)
        {
            if (!Subdomain().IsMatch(Subdomains[at]))
            {
                yield return (
                    $"{nameof(Subdomains)}:{at}", $"is “{Subdomains[at]}”, and must be a part of a host's name: letters, digits and hyphens.");
            }
        }
    }

    private string? FaultOf(string url)
    {
        var places = Place().Matches(url).Select(match => match.Value).ToHashSet();
        var plain = Place().Replace(url, "0");
        return plain.AsSpan().ContainsAny('{', '}') ? "has a brace without its other"
            : places.Except(["{s}", "{x}", "{y}", "{-y}", "{z}", "{key}"]).FirstOrDefault() is { } other
                ? $"may hold {{s}} {{x}} {{y}} {{z}} {{key}}, not {other}"
            : !url.StartsWith('/') && !HasHost(url, plain) ? "must begin with https:// and a host, or with / for this server"
            : !places.Contains("{z}") || !places.Contains("{x}") || !(places.Contains("{y}") || places.Contains("{-y}"))
                ? "must hold {z}, {x} and {y}"
            : places.Contains("{s}") && Subdomains.Count == 0 ? "holds {s}, but Subdomains is empty"
            : places.Contains("{key}") && string.IsNullOrWhiteSpace(Key) ? "holds {key}, but there is no Key"
            : null;
    }

    private static bool HasHost(string url, string plain) =>
        url.StartsWith("https://", StringComparison.Ordinal)
        && Uri.TryCreate(plain, UriKind.Absolute, out var address) && address.Host.Length > 0;

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Subdomain();
}

/// <summary>The datum of a base map.</summary>
public enum MapDatum
{
    /// <summary>As everything else here.</summary>
    Wgs84 = 0,

    /// <summary>Shifted by about 500 m, as maps published in China are; converted for display only.</summary>
    Gcj02 = 1,
}
