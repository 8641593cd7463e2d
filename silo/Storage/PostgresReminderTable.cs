namespace RedStation.Silo.Storage;

/// <summary>Reminders in PostgreSQL, with the driver's exceptions turned into ours.</summary>
public sealed class PostgresReminderTable(IReminderTable inner, StorageFaults faults) : IReminderTable
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
    public Task TestOnlyClearTable() => inner.TestOnlyClearTable();

    private Task<T> Read<T>(Func<Task<T>> read) => faults.Translate("read reminders", read);

    private Task<T> Write<T>(Func<Task<T>> write) => faults.Translate("write a reminder", write);
}
