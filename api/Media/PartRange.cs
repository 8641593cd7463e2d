using System.Net.Http.Headers;
using RedStation.Api.Http.Bodies;

namespace RedStation.Api.Media;

/// <summary>Which part of a photo a request carries, as its <c>Content-Range</c> says.</summary>
/// <param name="From">The first byte, counted from 0.</param>
/// <param name="To">The last byte.</param>
/// <param name="Total">The size of the whole photo.</param>
internal sealed record PartRange(long From, long To, long Total)
{
    /// <summary>How many bytes the part has.</summary>
    public long Size => To - From + 1;

    /// <summary>Whether the whole photo is small enough to be kept.</summary>
    public bool Fits => Total <= BodyLimits.Photo;

    /// <summary>The range of a header such as <c>bytes 0-32767/401234</c>, or null when it is not one.</summary>
    public static PartRange? Of(string header) =>
        ContentRangeHeaderValue.TryParse(header, out var range) && range is { Unit: "bytes", From: { } from, To: { } to, Length: { } total }
            ? new(from, to, total)
            : null;
}
