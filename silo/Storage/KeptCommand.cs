using System.Data;
using Microsoft.Data.Sqlite;

namespace RedStation.Silo.Storage;

/// <summary>A command that runs on a statement of its connection which is already prepared, and gives it back when it is disposed of.</summary>
internal sealed class KeptCommand : SqliteCommand
{
    private readonly KeptConnection _connection;
    private SqliteCommand? _statement;

    /// <summary>Makes one.</summary>
    public KeptCommand(KeptConnection connection)
    {
        _connection = connection;
        Connection = connection;
    }

    /// <summary>Runs it; the driver's other ways of running a command lead here.</summary>
    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        GiveBack();
        var statement = _connection.Take(CommandText);
        try
        {
            statement.CommandTimeout = CommandTimeout;
            statement.Transaction = Transaction;
            foreach (SqliteParameter parameter in Parameters)
            {
                statement.Parameters.Add(parameter);
            }

            var reader = statement.ExecuteReader(behavior);
            _statement = statement;
            return reader;
        }
        catch
        {
            // In whatever state a failure left it.
            statement.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (_statement is { } statement)
        {
            _statement = null;
            _connection.GiveBack(statement);
        }
    }
}
