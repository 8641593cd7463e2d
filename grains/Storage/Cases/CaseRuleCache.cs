using System.Text.Json;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Grains.Cases;
using RedStation.Grains.Pricing;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Cases;

/// <summary>
/// The lists of classes and the calendars in this process' memory. What it publishes it knows at once, what others publish within
/// <see cref="PriceListOptions.SeenWithin"/>, as with price lists. While the database is away, what is known stays in force.
/// </summary>
public sealed class CaseRuleCache(CaseRuleStore store, IOptions<PriceListOptions> options, TimeProvider clock) : ICaseRules, IDisposable
{
    private static readonly CaseClassList FirstClasses = BuiltIn<CaseClassList>("RedStation.Storage.case-classes.json");
    private static readonly WorkCalendar FirstCalendar = BuiltIn<WorkCalendar>("RedStation.Storage.work-calendar.json");

    private readonly SemaphoreSlim oneLook = new(1);
    private volatile CaseRuleSet? known;
    private long lookAgainAt;

    /// <inheritdoc/>
    public async ValueTask<CaseRuleSet> Current()
    {
        if (known is { } rules && clock.GetTimestamp() < Volatile.Read(ref lookAgainAt))
        {
            return rules;
        }

        try
        {
            return await Look();
        }
        catch (Exception fault) when (known is not null && TransientFault.OfStorage(fault) is not null)
        {
            return known;
        }
    }

    /// <inheritdoc/>
    public async Task<CaseRuleSet> Look()
    {
        await oneLook.WaitAsync();
        try
        {
            // Counted first: what is published while they are read is found by the next look.
            var count = await store.Count();
            if (known is null || known.Versions != count)
            {
                known = await Read(count);
            }

            Volatile.Write(ref lookAgainAt, clock.GetTimestamp() + (long)(options.Value.SeenWithin.TotalSeconds * clock.TimestampFrequency));
            return known;
        }
        finally
        {
            oneLook.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => oneLook.Dispose();

    private async Task<CaseRuleSet> Read(long count)
    {
        var classes = await store.InForce<CaseClassList>(CaseRuleKinds.Classes);
        var calendars = await store.InForce<WorkCalendar>(CaseRuleKinds.Calendar);
        return new CaseRuleSet(
            count, classes.GetValueOrDefault("", (0, FirstClasses)), calendars.GetValueOrDefault("", (0, FirstCalendar)), classes, calendars);
    }

    private static T BuiltIn<T>(string resource)
    {
        using var file = typeof(CaseRuleCache).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly was built without its resource {resource}.");
        return JsonSerializer.Deserialize<T>(file, StateJson.Options)!;
    }
}
