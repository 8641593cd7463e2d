using System.IO.Pipelines;
using System.Text.Json;
using RedStation.Api.Http.Json;
using RedStation.Domain.Ledger.Log;
using RedStation.Storage.Queries;

namespace RedStation.Api.PersonalData;

/// <summary>A file of JSON that is written part by part, and sent on whenever a page of it is there.</summary>
/// <param name="json">Its writer.</param>
/// <param name="output">Where it goes.</param>
/// <param name="stopping">Ends when nobody reads any more.</param>
internal sealed class ExportFile(Utf8JsonWriter json, PipeWriter output, CancellationToken stopping)
{
    /// <summary>More than a rider has without a number at any time.</summary>
    public const int MovementsAtOnce = 1_000;

    /// <summary>One value.</summary>
    public void Value<T>(string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, WireJson.Options);
    }

    /// <summary>A list that is short.</summary>
    public async Task List<T>(string name, IEnumerable<T> items)
    {
        json.WriteStartArray(name);
        await Items(items);
        json.WriteEndArray();
    }

    /// <summary>A list that is read page by page.</summary>
    public Task Pages<T>(string name, Func<string?, Task<Page<T>>> read) => Pages(name, read, item => item);

    /// <summary>The same, each item in the form for its reader.</summary>
    public async Task Pages<T, TShown>(string name, Func<string?, Task<Page<T>>> read, Func<T, TShown> shown)
    {
        json.WriteStartArray(name);
        string? after = null;
        do
        {
            var page = await read(after);
            await Items(page.Items.Select(shown));
            after = page.Next;
        }
        while (after is not null);
        json.WriteEndArray();
    }

    /// <summary>Movements, newest first. A transaction's units stand together, so a page ends before the one that may not be whole.</summary>
    public async Task Movements(string name, Func<long?, Task<IReadOnlyList<LedgerMovement>>> read)
    {
        json.WriteStartArray(name);
        for (long? before = null; ;)
        {
            var found = await read(before);
            var isLast = found.Count < MovementsAtOnce;
            var cut = found.Count > 0 ? found[^1].Sequence : null;
            await Items(isLast ? found : found.TakeWhile(movement => movement.Sequence != cut));
            if (isLast)
            {
                break;
            }

            before = cut + 1;
        }

        json.WriteEndArray();
    }

    private async Task Items<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            stopping.ThrowIfCancellationRequested();
            JsonSerializer.Serialize(json, item, WireJson.Options);
        }

        await json.FlushAsync(stopping);
        await output.FlushAsync(stopping);
    }
}
