using System.Globalization;

namespace RedStation.Tests.Cluster.Phones;

/// <summary>A report that a phone makes.</summary>
/// <param name="Number">Which of its phone's, from 0.</param>
/// <param name="Note">Its words, which no other report has.</param>
/// <param name="ClassId">Its class.</param>
/// <param name="Lat">Where, in degrees.</param>
/// <param name="Lon">Where, in degrees.</param>
/// <param name="Photo">The JPEG that goes with it, or null.</param>
public sealed record PlannedReport(int Number, string Note, string ClassId, double Lat, double Lon, string? Photo);

/// <summary>A phone and what it reports, in this order.</summary>
/// <param name="Subject">Its rider.</param>
/// <param name="Reports">What it reports.</param>
public sealed record PlannedPhone(string Subject, IReadOnlyList<PlannedReport> Reports)
{
    /// <summary>Phones that report, each in another street, with a picture at two of five reports.</summary>
    /// <param name="folder">Where the pictures are made.</param>
    /// <param name="phones">How many.</param>
    /// <param name="reports">How many each makes.</param>
    public static IReadOnlyList<PlannedPhone> Make(string folder, int phones, int reports)
    {
        // From one part of an upload to three; each number of a report has a size of its own, by which its picture is known again.
        var pictures = Enumerable.Range(0, reports).Where(number => number % 5 < 2).ToDictionary(number => number, number =>
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number}.jpg"));
            File.WriteAllBytes(path, Pictures.Noise(WidthOf(number), 150));
            return path;
        });
        return [.. Enumerable.Range(1, phones).Select(phone => new PlannedPhone(
            string.Create(CultureInfo.InvariantCulture, $"demo-rider-{phone:00}"),
            [.. Enumerable.Range(0, reports).Select(number => new PlannedReport(
                number, string.Create(CultureInfo.InvariantCulture, $"手机 {phone} 的第 {number} 件"), "c0101",
                30.20 + (0.002 * phone), 120.14, pictures.GetValueOrDefault(number)))]))];
    }

    /// <summary>How wide the picture of a report is, in pixels.</summary>
    public static int WidthOf(int number) => 160 + (16 * number);
}
