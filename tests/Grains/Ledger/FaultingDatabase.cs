using System.Data.Common;
using RedStation.Storage.Databases;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>A database that fails each write once its statements have run: before the commit, or after it.</summary>
public sealed class FaultingDatabase(IDatabase inner, bool afterCommit) : IDatabase
{
    public Task<T> Read<T>(Func<DbConnection, Task<T>> query) => inner.Read(query);

    public async Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> command)
    {
        await inner.Write(async (connection, transaction) =>
        {
            var result = await command(connection, transaction);
            return afterCommit ? result : throw new IOException("the disk went away before the commit");
        });
        throw new IOException("the power went away after the commit");
    }
}
