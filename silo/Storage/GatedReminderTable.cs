namespace RedStation.Silo.Storage;

/// <summary>
/// Reminders in the embedded database. The provider brings its own connections: it writes while the writer holds no lock, and
/// reads off Orleans' threads.
/// </summary>
public sealed class GatedReminderTable(IReminderTable inner, SqliteWriter writer, StorageFaults faults) : IReminderTable
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken = default) => inner.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ReminderTableData> ReadRows(GrainId grainId) => Read(() => inner.ReadRows(grainId));

    /// <inheritdoc/>
    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Read(() => inner.ReadRows(begin, end));

    /// <inheritdoc/>
    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => Read(() => inner.ReadRow(grainId, reminderName));

    /// <inheritdoc/>
    public Task<string?> UpsertRow(ReminderEntry entry) => Write(() => inner.UpsertRow(entry));

    /// <inheritdoc/>
    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        Write(() => inner.RemoveRow(grainId, reminderName, eTag));

    /// <inheritdoc/>
    public async Task TestOnlyClearTable() => await Write(async () =>
    {
        await inner.TestOnlyClearTable().ConfigureAwait(false);
        return true;
    });

    private Task<T> Read<T>(Func<Task<T>> read) => faults.Translate("read reminders", () => Task.Run(read));

    private Task<T> Write<T>(Func<Task<T>> write) => faults.Translate("write a reminder", () => writer.Alone(write));
}
