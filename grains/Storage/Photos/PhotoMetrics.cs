using System.Diagnostics.Metrics;

namespace RedStation.Storage.Photos;

/// <summary>Figures of photos that are made anew.</summary>
internal static class PhotoMetrics
{
    private const string Result = "result";

    private static readonly Meter Meter = new("RedStation.Photos");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "redstation.photos.encode.duration", "s", "Time for which an uploaded photo waited and was made anew.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private static readonly Counter<long> Uploads = Meter.CreateCounter<long>(
        "redstation.photos.uploads", "{photo}", "Uploaded photos, by what came of them.");

    /// <summary>Counts what came of an upload, and how long it took.</summary>
    public static void Encoded(EncodedPhoto photo, TimeSpan time)
    {
        Duration.Record(time.TotalSeconds);
        Uploads.Add(1, new KeyValuePair<string, object?>(Result, Name(photo.Fault)));
    }

    /// <summary>Counts an upload that was not looked at.</summary>
    public static PhotoFault Refused(PhotoFault fault)
    {
        Uploads.Add(1, new KeyValuePair<string, object?>(Result, Name(fault)));
        return fault;
    }

    private static string Name(PhotoFault? fault) => fault switch
    {
        null => "kept",
        PhotoFault.TooManyPixels => "tooManyPixels",
        PhotoFault.Busy => "busy",
        _ => "unreadable",
    };
}
