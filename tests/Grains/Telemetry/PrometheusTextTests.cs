using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using RedStation.Silo.Telemetry;

namespace RedStation.Tests.Grains.Telemetry;

/// <summary>What a Prometheus server would refuse or misread: names in two places, numbers and labels that are not of its format.</summary>
public sealed class PrometheusTextTests : IDisposable
{
    private readonly Meter first = new("first");
    private readonly Meter second = new("second");

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task FiguresOfOneName_StandTogether_UnderOneHeading()
    {
        var text = await Scrape(() =>
        {
            first.CreateCounter<long>("calls").Add(1, new KeyValuePair<string, object?>("of", "first"));
            first.CreateCounter<long>("other").Add(1);
            second.CreateCounter<long>("calls").Add(2, new KeyValuePair<string, object?>("of", "second"));
        });

        Assert.Equal(["# HELP calls_total ", "# TYPE calls_total counter", "calls_total{of=\"first\"} 1", "calls_total{of=\"second\"} 2"], text[..4]);
        Assert.Single(text, line => line == "# TYPE calls_total counter");
    }

    [Fact]
    public async Task TwoTypesUnderOneName_AreNotMixed()
    {
        var text = await Scrape(() =>
        {
            first.CreateHistogram<double>("load").Record(1);
            second.CreateObservableGauge("load", () => 7.0);
        });

        Assert.Single(text, line => line.StartsWith("# TYPE load ", StringComparison.Ordinal));
        Assert.DoesNotContain("load 7", text);
        Assert.Contains("load_count 1", text);
    }

    [Fact]
    public async Task Infinities_AreWrittenAsTheFormatHasThem()
    {
        var text = await Scrape(() =>
        {
            first.CreateObservableGauge("lowest", () => double.NegativeInfinity);
            first.CreateObservableGauge("highest", () => double.PositiveInfinity);
            first.CreateObservableGauge("none", () => double.NaN);
        });

        Assert.Contains("lowest -Inf", text);
        Assert.Contains("highest +Inf", text);
        Assert.Contains("none NaN", text);
    }

    [Fact]
    public async Task TagsThatBecomeOneLabel_ShareIt()
    {
        var text = await Scrape(() => first.CreateCounter<long>("calls").Add(
            1, new KeyValuePair<string, object?>("a.b", "x"), new KeyValuePair<string, object?>("a_b", "y\"")));

        Assert.Contains("calls_total{a_b=\"x;y\\\"\"} 1", text);
    }

    private async Task<string[]> Scrape(Action measure)
    {
        var exporter = new PrometheusExporter();
        using var reader = new BaseExportingMetricReader(exporter);
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(first.Name, second.Name).AddReader(reader).Build();
        measure();
        return (await exporter.Scrape()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
