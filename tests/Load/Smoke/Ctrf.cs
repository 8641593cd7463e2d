using System.Text.Json;

namespace RedStation.Tests.Load.Smoke;

/// <summary>Results of tests in the common format (CTRF) that tests/run.sh counts.</summary>
public static class Ctrf
{
    /// <summary>Writes them.</summary>
    public static Task Write(IReadOnlyList<SmokeResult> results, string file) => File.WriteAllTextAsync(file, JsonSerializer.Serialize(new
    {
        results = new
        {
            tool = new { name = "Load smoke" },
            summary = new
            {
                tests = results.Count,
                passed = results.Count(one => one.Failure is null),
                failed = results.Count(one => one.Failure is not null),
                pending = 0,
                skipped = 0,
                other = 0,
            },
            tests = results.Select(one => new
            {
                name = one.Name,
                status = one.Failure is null ? "passed" : "failed",
                duration = (long)one.Took.TotalMilliseconds,
                message = one.Failure,
            }),
        },
    }));
}
