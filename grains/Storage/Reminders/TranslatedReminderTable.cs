using RedStation.Storage.Databases;

namespace RedStation.Storage.Reminders;

/// <summary>A reminder table around that of the ADO.NET provider, with the driver's exceptions turned into ours.</summary>
public abstract class TranslatedReminderTable(IReminderTable inner, StorageFaults faults) : IReminderTable
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken = default) => inner.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ReminderTableData> ReadRows(GrainId grainId) => Reading(() => inner.ReadRows(grainId));

    /// <inheritdoc/>
    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Reading(() => inner.ReadRows(begin, end));

    /// <inheritdoc/>
    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => Reading(() => inner.ReadRow(grainId, reminderName));

    /// <inheritdoc/>
    public Task<string?> UpsertRow(ReminderEntry entry) => Writing(() => inner.UpsertRow(entry));

    /// <inheritdoc/>
    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        Writing(() => inner.RemoveRow(grainId, reminderName, eTag));

    /// <inheritdoc/>
    public Task TestOnlyClearTable() => Write(async () =>
    {
        await inner.TestOnlyClearTable().ConfigureAwait(false);
        return true;
    });

    /// <summary>Runs a read where reads of this database belong.</summary>
    protected abstract Task<T> Read<T>(Func<Task<T>> read);

    /// <summary>Runs a write where writes of this database belong.</summary>
    protected abstract Task<T> Write<T>(Func<Task<T>> write);

    private Task<T> Reading<T>(Func<Task<T>> read) => faults.Translate("read reminders", () => Read(read));

    private Task<T> Writing<T>(Func<Task<T>> write) => faults.Translate("write a reminder", () => Write(write));
}
