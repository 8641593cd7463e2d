using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Telemetry;

/// <summary>What a process that cannot serve says, to whom asks and to the log.</summary>
public sealed class ReadinessTests
{
    private const string Check = "made";

    [Fact]
    public async Task CheckThatFails_IsLoggedWhenItBeginsAndWhenItEnds_NotAtEachProbe()
    {
        Exception? fault = new IOException("the disk is away");
        using var api = new ApiFixture
        {
            ChangeServices = services => services.AddHealthChecks().AddCheck(
                Check, () => fault is null ? HealthCheckResult.Healthy() : throw fault, ["ready"]),
        };
        var prober = api.Anonymous();

        for (var probe = 0; probe < 3; probe++)
        {
            Assert.Equal("Unhealthy", (await prober.Get("/readyz")).Is(HttpStatusCode.ServiceUnavailable).Text);
        }

        Assert.Single(
            Lines(api), line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("the disk is away", StringComparison.Ordinal));
        fault = null;
        for (var probe = 0; probe < 3; probe++)
        {
            Assert.Equal("Healthy", (await prober.Get("/readyz")).Is(HttpStatusCode.OK).Text);
        }

        Assert.Equal(2, Lines(api).Count());
        fault = new IOException("the disk is away again");
        (await prober.Get("/readyz")).Is(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(3, Lines(api).Count());
    }

    /// <summary>Lines that tell of the check, by whomever.</summary>
    private static IEnumerable<string> Lines(ApiFixture api) => api.Log.All.Where(
        line => line.Contains($"check {Check} ", StringComparison.Ordinal) || line.Contains($"check {Check}:", StringComparison.Ordinal));
}
